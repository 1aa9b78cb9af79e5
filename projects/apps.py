from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = _("Projects")

    def ready(self) -> None:
        from network import start_panels
        from projects import core_projects, findable, labels, shown  # noqa: F401

        labels.register()
        shown.register()
        start_panels.register("core", core_projects.start_panels)
