from django.apps import AppConfig


class HansenetzConfig(AppConfig):
    """The shell: what the site needs beside its rooms."""

    name = "hansenetz"

    def ready(self) -> None:
        from hansenetz import checks  # noqa: F401  registers itself
        from hansenetz.editing import quieten_choosers

        quieten_choosers()
