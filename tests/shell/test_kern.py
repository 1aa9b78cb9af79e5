"""Of KERN's style sheet the site keeps what its pages can use, and nothing of that is lost."""

import re

from hansenetz import kern, statics

SHEET = """
/* .kern-gone in a comment { */
.kern-btn,.kern-gone{color:var(--kern-ink)}
.kern-btn--primary:hover,.kern-btn--strange{top:0}
.kern-icon--close{mask:url("data:image/svg+xml,%3Csvg fill='{;}'%3E")}
.kern-gone .kern-btn{left:0}
:is(body,.kern-gone):not(.kern-away){margin:0}
@media (min-width: 1px){.kern-gone{right:0}.kern-btn{bottom:0}}
@media print{.kern-gone{right:0}}
@keyframes turn{to{rotate:1turn}}
:root{--kern-ink: var(--kern-deep);--kern-deep:#000;--kern-lost:url("a;b");--kern-far: 1px}
"""
KNOWN = {"kern-btn", "kern-btn--", "primary", "kern-icon--", "close"}


def test_only_rules_for_known_classes_and_variables_that_are_asked_for_stay():
    assert kern.pruned(SHEET, KNOWN, "a{width:var(--kern-far)}") == (
        ".kern-btn{color:var(--kern-ink)}"
        ".kern-btn--primary:hover{top:0}"
        ".kern-icon--close{mask:url(\"data:image/svg+xml,%3Csvg fill='{;}'%3E\")}"
        ":is(body,.kern-gone):not(.kern-away){margin:0}"
        "@media (min-width: 1px){.kern-btn{bottom:0}}"
        "@keyframes turn{to{rotate:1turn}}"
        ":root{--kern-ink: var(--kern-deep);--kern-deep:#000;--kern-far: 1px}"
    )


def test_every_variable_that_the_joined_sheet_asks_for_is_defined_where_kern_defines_it():
    joined = statics.joined()
    defined = re.compile(r"(--kern-[\w-]+)\s*:")
    whole = set(defined.findall(statics.KERN.read_text(encoding="utf-8")))
    asked = set(re.findall(r"var\(\s*(--kern-[\w-]+)", joined))
    assert asked & whole <= set(defined.findall(joined))


def test_every_class_of_kern_that_a_template_writes_out_keeps_its_rules():
    whole, joined = statics.KERN.read_text(encoding="utf-8"), statics.joined()
    written = {name for name in kern.names() if name.startswith("kern-") and f".{name}" in whole}
    assert {"kern-btn", "kern-icon", "kern-sr-only", "kern-icon--warning"} <= written | {"kern-icon--warning"}
    assert [name for name in written if f".{name}" not in joined] == []
    assert ".kern-icon--warning" in joined  # written as kern-icon--{% if … %}warning
    assert ".kern-kopfzeile" not in joined
