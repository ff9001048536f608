import pytest

from flows.sources.address import AddressError, Credentials, normalise_address, split_credentials, without_credentials


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://granvik.example", "http://granvik.example/"),
        ("  HTTP://GRANVIK.example:80/A.pdf#sida=2 ", "http://granvik.example/A.pdf"),
        ("https://granvik.example:8443/?År=2024&x=a b", "https://granvik.example:8443/?%C3%85r=2024&x=a%20b"),
        ("https://åmåla.example/", "https://xn--mla-tlab.example/"),
        ("https://granvik.example/100%/å%C3%A5.pdf", "https://granvik.example/100%25/%C3%A5%C3%A5.pdf"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("https://anna:hem@ligt@granvik.example/", "https://anna:hem@ligt@granvik.example/"),
        ("https://granvik.example/a\n.pdf", "https://granvik.example/a.pdf"),
    ],
)
def test_an_address_has_one_spelling(url: str, expected: str) -> None:
    assert normalise_address(url) == expected
    assert normalise_address(expected) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a.pdf",
        "//granvik.example/a.pdf",
        "ftp://granvik.example/",
        "file:///a.pdf",
        "javascript:alert(1)",
        "http:///a.pdf",
        "http://granvik example/",
        "http://gran..vik.example/",
        f"http://{'x' * 64}.example/",
        pytest.param("http://granvik.example/" + "å" * 8000, id="far too long"),
        "http://granvik.example:99999/",
        "http://granvik.example:åtta/",
        "http://[granvik",
        "http://granvik.example/\ud800",
    ],
)
def test_what_is_no_address_is_refused_in_one_line(url: str) -> None:
    with pytest.raises(AddressError) as refused:
        normalise_address(url)

    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://granvik.example/a@b.pdf?c=@", "https://granvik.example/a@b.pdf?c=@"),
        ("https://anna@granvik.example/a@b.pdf", "https://granvik.example/a@b.pdf"),
        ("https://anna:hem@ligt@granvik.example/", "https://granvik.example/"),
        ("https://anna:hem/ligt@granvik.example/", "https://granvik.example/"),
        ("https://anna:hem?ligt@granvik.example/", "https://granvik.example/"),
        ("https://anna:hemligt@[granvik/", "https://[granvik/"),
        ("anna:hemligt@granvik.example/", "granvik.example/"),
        ("https:anna:hemligt@granvik.example/", "https:granvik.example/"),
        ("", ""),
    ],
)
def test_an_address_is_shown_without_credentials(url: str, expected: str) -> None:
    assert without_credentials(url) == expected


def test_credentials_are_unquoted_and_not_printed() -> None:
    address, credentials = split_credentials("https://anna:hem%40ligt@granvik.example/a.pdf")

    assert (address, credentials) == ("https://granvik.example/a.pdf", Credentials("anna", "hem@ligt"))
    assert "hem" not in repr(credentials)
