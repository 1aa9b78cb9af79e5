from django.apps import AppConfig


class HansenetzConfig(AppConfig):
    """The shell: what the site needs beside its rooms."""

    name = "hansenetz"

    def ready(self) -> None:
        from hansenetz import checks  # noqa: F401, PLC0415  registers itself
        from hansenetz.editing import quieten_choosers  # noqa: PLC0415  needs the models

        quieten_choosers()
