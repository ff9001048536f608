"""The commands of `kallelse`, as functions whose parameters are its arguments and options."""
