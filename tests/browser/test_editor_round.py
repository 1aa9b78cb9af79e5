"""An editor writes a solution with picture, cost and source; everybody finds it at once, and no longer when it is hidden."""

import io

from PIL import Image

TITLE = "Laternenmastladesäulen"
HASTY = "Ampelschaltung"
# The editor's browser hears late that Wagtail has saved by itself.
SLOW = """() => { const ask = window.fetch; window.fetch = async (...asked) => {
    const answer = await ask(...asked);
    if (String(asked[0]).includes('/pages/add/')) await new Promise(done => setTimeout(done, 1500));
    return answer;
} }"""
PASSWORD = "hansenetz-demo"
MILLISECONDS = 20_000
UNWATCHED = 2_500  # milliseconds until Wagtail looks for changes that it could save


def picture():
    file = io.BytesIO()
    Image.new("RGB", (640, 360), "#0b5277").save(file, "PNG")
    return {"name": "laterne.png", "mimeType": "image/png", "buffer": file.getvalue()}


def hits(window, text):
    window.goto(f"/suche/?q={text}&genau=1")
    return window.locator("article[data-key]", has_text=TITLE).count()


def sign_in(window):
    window.goto("/anmelden/?next=/admin/")
    window.get_by_label("Benutzername").fill("redaktion-luebeck")
    window.get_by_label("Passwort").fill(PASSWORD)
    window.get_by_role("button", name="Anmelden").click()
    window.wait_for_url("**/admin/")


def new_solution(window):
    window.goto("/staedte/luebeck/kreuzung-frei/")
    edit = window.get_by_role("link", name="Bearbeiten").get_attribute("href")
    window.goto(edit)
    parent = window.locator("a[href^='/admin/pages/'][href$='/']", has_text="Lübeck").first.get_attribute("href")
    number = "".join(letter for letter in parent if letter.isdigit())
    window.goto(f"/admin/pages/add/projects/solutionpage/{number}/")


def choose_picture(window):
    window.get_by_role("button", name="Bild auswählen").first.click()
    window.get_by_role("tab", name="Hochladen").click()
    dialog = window.get_by_role("dialog")
    dialog.locator("input[type=file]").set_input_files(picture())
    dialog.locator("[name$=title]").fill("Laterne")
    for field in ("alt_text", "description"):
        if dialog.locator(f"[name$={field}]").count():
            dialog.locator(f"[name$={field}]").fill("Eine Laterne")
    dialog.get_by_role("button", name="Hochladen").click()
    window.get_by_role("dialog").wait_for(state="hidden")


def publish(window):
    window.locator("[name=action-publish]").first.wait_for(state="attached")
    window.locator(
        ".actions [data-w-dropdown-target=toggle], .footer__save [data-w-dropdown-target=toggle]"
    ).first.click()
    with window.expect_event("load"):
        window.locator("[name=action-publish]").first.click()
    assert window.locator(".messages .error, .messages .critical").count() == 0, window.locator(
        ".messages"
    ).inner_text()


def hide(window):
    edit = window.get_by_role("link", name="Bearbeiten").get_attribute("href")
    window.goto(edit.replace("/edit/", "/unpublish/"))
    window.locator("form[action*=unpublish] [type=submit]").first.click()
    window.wait_for_load_state()


def test_a_solution_is_written_found_and_hidden(window):
    window.set_default_timeout(MILLISECONDS)
    sign_in(window)
    new_solution(window)
    window.locator("[name=title]").fill(TITLE)
    window.locator("[name=summary]").fill("Autos laden Strom an der Straßenlaterne.")
    window.locator("[name=fields]").first.check()
    window.locator("[name=solution_type]").select_option(index=1)
    choose_picture(window)
    window.get_by_role("tab", name="Wirkung").click()
    window.locator("[name=cost_invest_eur]").fill("55000")
    window.get_by_role("tab", name="Belege").click()
    window.locator("#id_citations-ADD").click()
    window.locator("[name=citations-0-fields]").fill("cost_invest_eur")
    window.locator("[name=citations-0-value]").fill("55.000 Euro")
    window.locator("[name=citations-0-sources-more]").fill(
        window.locator("#quellen option").first.get_attribute("value")
    )
    assert window.locator("input[name=citations-0-sources]").count() == 1
    publish(window)
    assert hits(window, "Laternenmast") == 1
    window.get_by_role("link", name=TITLE).first.click()
    assert "55.000" in window.locator("main").inner_text()
    hide(window)
    assert hits(window, "Laternenmast") == 0


def test_who_publishes_while_wagtail_saves_by_itself_makes_one_page(window):
    window.set_default_timeout(MILLISECONDS)
    sign_in(window)
    new_solution(window)
    window.evaluate(SLOW)
    window.locator("[name=title]").fill(HASTY)
    window.locator("[name=fields]").first.check()
    window.locator("[name=solution_type]").select_option(index=1)
    window.wait_for_timeout(UNWATCHED)
    with window.expect_response("**/admin/pages/add/**") as saved:
        window.locator("[name=summary]").fill("Grün, wenn der Bus kommt.")
    assert saved.value.ok
    publish(window)
    window.goto(f"/suche/?q={HASTY}&genau=1")
    assert window.locator("article[data-key]", has_text=HASTY).count() == 1
