"""The words in which every entry is sorted: fields of action, topics, goals, and the glossary that explains words."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from reference.validators import validate_code

if TYPE_CHECKING:
    TextColumn = models.CharField[str, str]
else:
    TextColumn = models.CharField


def in_language(german: str, english: str) -> str:
    """Return the text in the active language, or the German one where the English one is missing."""
    return english if english and get_language() == "en" else german


def language_shown(english: str) -> str:
    """Return the language of what in_language returns."""
    return "en" if english and get_language() == "en" else "de"


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text area without blanks."""
    return tuple(stripped for line in text.splitlines() if (stripped := line.strip()))


class CodeField(TextColumn):
    """A lasting code in lower-case ASCII, as it stands in addresses and in the index."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Take the arguments of a CharField; unique unless told otherwise."""
        kwargs = {
            "max_length": 80,
            "unique": True,
            "validators": [validate_code],
            "verbose_name": _("code"),
            "help_text": _("Part of addresses; do not change it later. Example: ostsee-wasser"),
            **kwargs,
        }
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        """Always say whether it is unique: Django leaves out "no", and then our own default would hold."""
        name, path, args, kwargs = super().deconstruct()
        return str(name), path, list(args), {**kwargs, "unique": self.unique}


class FieldOfAction(index.Indexed, models.Model):
    """One of the fields of action of the Smart City Atlas."""

    code = CodeField()
    label_de = models.CharField(_("name (German)"), max_length=80)
    label_en = models.CharField(_("name (English)"), max_length=80, blank=True)
    index_category = models.CharField(
        _("category of the city index"), max_length=40, blank=True, help_text=_("Example: mobilitaet")
    )
    eu_theme = models.CharField(
        _("EU data theme"), max_length=4, blank=True, help_text=_("Four letters of the EU list, such as TRAN")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    search_fields = [index.SearchField("label_de"), index.AutocompleteField("label_de"), index.SearchField("label_en")]
    panels = [
        FieldRowPanel(["label_de", "label_en"]),
        FieldPanel("code"),
        FieldRowPanel(["index_category", "eu_theme", "position"]),
    ]

    class Meta:
        verbose_name = _("field of action")
        verbose_name_plural = _("fields of action")
        ordering = ["position", "label_de"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the active language."""
        return in_language(self.label_de, self.label_en)


class Topic(index.Indexed, models.Model):
    """What an entry is about; its synonyms help the search."""

    code = CodeField()
    label_de = models.CharField(_("name (German)"), max_length=100)
    label_en = models.CharField(_("name (English)"), max_length=100, blank=True)
    definition_de = models.TextField(_("definition (German)"), blank=True, help_text=_("One sentence in plain words."))
    definition_en = models.TextField(_("definition (English)"), blank=True)
    synonyms_de = models.TextField(
        _("synonyms (German)"),
        blank=True,
        help_text=_("One a line. Whoever searches for one of them finds this topic."),
    )
    synonyms_en = models.TextField(_("synonyms (English)"), blank=True, help_text=_("One a line."))
    broader = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="narrower", verbose_name=_("broader topic")
    )

    search_fields = [
        index.SearchField("label_de"),
        index.AutocompleteField("label_de"),
        index.SearchField("label_en"),
        index.SearchField("synonyms_de"),
    ]
    panels = [
        FieldRowPanel(["label_de", "label_en"]),
        FieldRowPanel(["code", "broader"]),
        MultiFieldPanel(["definition_de", "definition_en"], heading=_("Definition")),
        MultiFieldPanel(["synonyms_de", "synonyms_en"], heading=_("Synonyms")),
    ]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["label_de"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the active language."""
        return in_language(self.label_de, self.label_en)

    @property
    def definition(self) -> str:
        """The definition in the active language."""
        return in_language(self.definition_de, self.definition_en)

    def words(self) -> tuple[str, ...]:
        """Return the names and all synonyms in both languages, German first."""
        names = (self.label_de, self.label_en)
        return tuple(dict.fromkeys(filter(None, (*names, *lines(self.synonyms_de), *lines(self.synonyms_en)))))


class Term(index.Indexed, models.Model):
    """A word of the glossary."""

    code = CodeField()
    term_de = models.CharField(_("word (German)"), max_length=120)
    term_en = models.CharField(_("word (English)"), max_length=120, blank=True)
    definition_de = models.TextField(_("definition (German)"), help_text=_("One or two sentences in plain words."))
    definition_en = models.TextField(_("definition (English)"), blank=True)

    search_fields = [index.SearchField("term_de"), index.AutocompleteField("term_de"), index.SearchField("term_en")]
    panels = [FieldRowPanel(["term_de", "term_en"]), FieldPanel("code"), "definition_de", "definition_en"]

    class Meta:
        verbose_name = _("glossary word")
        verbose_name_plural = _("glossary")
        ordering = ["term_de"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The word in the active language."""
        return in_language(self.term_de, self.term_en)

    @property
    def definition(self) -> str:
        """The definition in the active language."""
        return in_language(self.definition_de, self.definition_en)


class Goal(models.Model):
    """What the cities want to reach together, as the agreement says."""

    code = CodeField()
    text_de = models.CharField(_("text (German)"), max_length=200)
    text_en = models.CharField(_("text (English)"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    panels = ["text_de", "text_en", FieldRowPanel(["code", "position"])]

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The goal in the active language."""
        return in_language(self.text_de, self.text_en)
