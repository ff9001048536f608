"""Numbers in words, as sums and votes are told: "två miljoner", "åtta ja-röster"."""

_UNITS = "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton".split()
_TENS = {"tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "hundra": 100}

NUMERALS: dict[str, int] = {word: value for value, word in enumerate(_UNITS) if value} | {"ett": 1} | _TENS
