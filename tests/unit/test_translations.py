"""Another language's texts lie over the data by ids; answers and ids stay those of the handbook."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from click.testing import CliRunner

from competency_handbook.catalog import Catalog, catalog_of, files_in
from competency_handbook.catalog.snapshot import read_snapshot, snapshot_of
from competency_handbook.cli import main
from competency_handbook.editions.translated import Hashes, Standing, translation_lines
from competency_handbook.kinds import KINDS
from competency_handbook.model import BuildFailed, ProblemsFound, marked, models_below, unmarked
from competency_handbook.reading.layers import files_of
from competency_handbook.reading.messages import read_messages
from competency_handbook.reading.translate import MAY_STAY, WORDS
from competency_handbook.reading.trees import Tree, ids_below, targets_in
from releasing import edit

LISTENING, STEPS = "frameworks/listening.es.yml", "scales/steps.es.yml"
NO_WORDS = {
    *("activity", "add", "at", "bears_on", "cells", "cited_as", "cites", "code"),
    *("comparison", "formerly", "hide", "item", "show", "uses"),
    *("id", "lang", "leads_to", "level", "levels", "means", "move", "moved", "number", "order"),
    *("places", "rows", "same_meaning", "scale", "see", "set", "source", "to", "typed"),
    *("url", "use", "was", "words"),
}
"""Keys of texts that say nothing in a language, or that no translation has."""

SCALE = """
title: Nuestra
rates: practitioner
best: last
levels: [{id: our-one, name: Uno, number: "1"}, {id: our-two, name: Dos, number: "2"}]
"""
"""A scale of a host's own."""

Translate = Callable[..., Catalog]


@pytest.fixture
def translate(small_data: Path) -> Translate:
    """The small handbook in Spanish, with these files. Raises ProblemsFound."""

    def read(**texts: str) -> Catalog:
        for name, text in texts.items():
            path = small_data / {"listening": LISTENING, "steps": STEPS}.get(name, name)
            path.write_text(text, "utf-8")
        [catalog] = catalog_of(files_in(small_data), KINDS, others=["es"]).translations
        return catalog

    return read


def refused(translate: Translate, **texts: str) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        translate(**texts)
    return [str(problem).partition("data/")[2] for problem in found.value.problems]


def english(text: str) -> str:
    return marked(text, "en")


def test_texts_take_their_places_by_id_and_the_rest_stays_between_marks(
    translate: Translate,
) -> None:
    catalog = translate(
        listening="listening: {title: Escuchar}\n"
        "listening-waits:\n  statement: Deja que haya silencio.\n"
        "waits-example: {when: Por teléfono, points: [{text: «Aquí sigo.»}]}\n"
    )
    framework = catalog.frameworks["listening"]
    _, item = catalog.items["listening-waits"]
    assert framework.title == "Escuchar"
    assert framework.summary == english("What somebody who listens well does.")
    assert (item.wording, item.prompt) == (
        "Deja que haya silencio.",
        english("I let a silence stand."),
    )
    [note] = item.notes  # type: ignore[attr-defined]
    assert (note.when, note.text) == ("Por teléfono", english("Say that you are still there."))
    assert [(point.text, point.code) for point in note.points] == [("«Aquí sigo.»", "a")]
    assert (framework.cites, framework.scale, item.code) == ((), "steps", "1.10")


def test_the_handbook_itself_is_as_it_was(translate: Translate, small_data: Path) -> None:
    before = catalog_of(files_in(small_data), KINDS)
    translate(listening="listening: {title: Escuchar}\n")
    after = catalog_of(files_in(small_data), KINDS, others=["es"])
    assert after.by_kind == before.by_kind


def test_answers_are_known_by_the_wording_of_the_handbooks_own_language(
    translate: Translate,
) -> None:
    catalog = translate(listening="listening-waits: {statement: Deja que haya silencio.}\n")
    own = catalog_of(files_in(Path("data")), KINDS).items["listening-waits"][1]
    _, item = catalog.items["listening-waits"]
    assert item.hash != own.hash
    assert catalog.hash_of(item) == own.hash


def test_a_snapshot_keeps_the_language_with_its_marks_and_hashes(
    translate: Translate, tmp_path: Path
) -> None:
    catalog = translate(listening="listening-waits: {statement: Deja que haya silencio.}\n")
    file = tmp_path / "catalog.json"
    file.write_bytes(snapshot_of(catalog))
    read = read_snapshot(file, KINDS)
    assert read.by_kind == catalog.by_kind
    assert read.hashes == catalog.hashes
    assert read.messages.language == "es"


def test_levels_and_states_are_translated_in_their_places(translate: Translate) -> None:
    catalog = translate(
        steps="steps: {title: Dos pasos, unsure: {label: Aún no sé}}\n"
        "step-habit:\n  name: Mi costumbre\n  criteria: [{text: Otros lo han visto.}]\n"
    )
    scale = catalog.scales["steps"]
    assert [level.name for level in scale.levels] == [english("New to me"), "Mi costumbre"]
    assert scale.unsure is not None
    assert (scale.unsure.label, scale.unsure.text) == (
        "Aún no sé",
        english("I need to think about this one."),
    )
    [criterion] = scale.levels[1].criteria
    assert (criterion.text, criterion.cites) == ("Otros lo han visto.", ("Guide 1.1",))


def test_what_is_kept_on_purpose_is_marked_and_not_missing(translate: Translate) -> None:
    catalog = translate(listening="listening-asks: {title: Repregunta, kept: [statement]}\n")
    told = {(it.id, it.key): it for it in catalog.wordings}
    assert catalog.items["listening-asks"][1].wording == english("Asks what was meant.")
    assert not told["listening-asks", "statement"].is_missing
    assert not told["listening-asks", "title"].is_missing
    assert told["listening-asks", "self_check"].is_missing


def test_a_term_has_further_forms_where_the_handbooks_own_language_needs_none(
    translate: Translate, small_data: Path
) -> None:
    (small_data / "glossary.yml").write_text(
        "terms:\n- {id: term-mentor, term: mentor, short: Someone who guides., own: true}\n",
        "utf-8",
    )
    catalog = translate(
        **{"glossary.es.yml": "term-mentor: {short: Quien guía., synonyms: [mentora, guía]}\n"}
    )
    [mentor] = catalog.terms
    assert mentor.synonyms == ("mentora", "guía")
    assert not [it for it in catalog.wordings if it.key == "synonyms"]


def test_ids_in_a_list_below_a_block_are_found() -> None:
    """As of the questions in an activity's `debrief`."""
    node = yaml.compose("{id: talk, debrief: {questions: [{id: talk-why, asks: Who}]}}")
    assert isinstance(node, yaml.MappingNode)
    assert list(ids_below(node)) == ["talk", "talk-why"]
    kind = next(kind for kind in KINDS if kind.name == "activity")
    assert "talk-why" in targets_in([Tree("talk", "activities/talk.yml", kind, node)])


def test_what_does_not_fit_its_model_is_told_at_its_place(translate: Translate) -> None:
    [told] = refused(translate, listening="waits-looks: {text: Mira.}\nlistening: {title: no}\n")
    assert told.startswith(f"{LISTENING}:2:13: VALUE-UNQUOTED `title` is text, but `no` is read")


def test_an_item_is_translated_once(translate: Translate) -> None:
    [told] = refused(
        translate,
        listening="waits-looks: {text: Mira.}\n",
        steps="waits-looks: {text: Levanta la vista.}\n",
    )
    assert "TRANSLATION-TWICE It is translated already, in " in told
    assert told.startswith(f"{STEPS}:1:1: ")


def test_a_host_translates_what_it_words_otherwise(small_data: Path, tmp_path: Path) -> None:
    (small_data / LISTENING).write_text(
        "listening-waits: {title: Espera, statement: Deja que haya silencio.}\n", "utf-8"
    )
    host = tmp_path / "host"
    tailoring = host / "data" / "tailoring"
    tailoring.mkdir(parents=True)
    (tailoring / "ours.yml").write_text(
        "set:\n  listening-waits:\n    statement: Lets it be quiet.\n"
        "    was: {statement: Lets a silence stand.}\nhide: [listening-asks]\n",
        "utf-8",
    )
    layers = [small_data.parent, host]

    def spanish() -> Catalog:
        files = files_of(layers, "data")
        return catalog_of(files, KINDS, str, layers, others=["es"]).translations[0]

    _, item = spanish().items["listening-waits"]
    assert (item.heading, item.wording) == ("Espera", english("Lets it be quiet."))

    own = tailoring / "ours.es.yml"
    own.write_text("listening-waits: {statement: Deja que haya calma.}\n", "utf-8")
    _, item = spanish().items["listening-waits"]
    assert (item.heading, item.wording) == ("Espera", "Deja que haya calma.")

    own.write_text("listening-asks: {statement: Repregunta.}\n", "utf-8")
    assert "listening-asks" not in spanish().items  # left out, and known all the same


@pytest.fixture
def in_spanish(small_data: Path, tmp_path: Path) -> Callable[..., Catalog]:
    """A host in Spanish over the small handbook, of which some is translated, in these, too."""
    host = tmp_path / "host"
    files = {
        small_data / LISTENING: "listening: {title: Escuchar}\n"
        "listening-waits: {statement: Deja que haya silencio.}\n",
        small_data / "synonyms.es.yml": "synonyms: [{typed: [callar], means: [silencio]}]\n",
        host / "data/synonyms/ours.yml": "synonyms: [{typed: [oír], means: [escuchar]}]\n",
        host / "data/scales/ours.yml": SCALE,
        host / "data/tailoring/ours.yml": "set:\n  listening-asks:\n    title: Pregunta\n"
        "    was: {title: Asks back}\n"
        "  listening-waits:\n    title: Espera\n    was: {title: Waits}\n",
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    layers = [small_data.parent, host]

    def read(*others: str) -> Catalog:
        written = {layers[0]: "en", host: "es"}
        return catalog_of(
            files_of(layers, "data"), KINDS, str, layers, "es", others=others, written=written
        )

    return read


def test_what_lies_below_a_host_is_laid_into_the_hosts_language(
    in_spanish: Callable[..., Catalog], small_data: Path
) -> None:
    catalog = in_spanish()
    framework = catalog.frameworks["listening"]
    _, item = catalog.items["listening-waits"]
    assert framework.title == "Escuchar"
    assert framework.summary == english("What somebody who listens well does.")
    assert (item.heading, item.wording) == ("Espera", "Deja que haya silencio.")
    assert item.prompt == english("I let a silence stand.")
    assert catalog.scales["ours"].title == "Nuestra"
    assert catalog.translated_titles == {"Escuchar"}
    assert [it.typed for it in catalog.synonyms] == [("oír",), ("callar",)]
    assert (catalog.place, catalog.translations) == ("", ())
    below = catalog_of(files_in(small_data), KINDS)
    assert catalog.hash_of(item) == below.items["listening-waits"][1].hash
    assert {(it.was_in, it.here_in) for it in catalog.differences} == {("en", "")}
    told = {(it.id, it.key) for it in catalog.wordings}
    assert ("listening", "title") in told
    assert not told & {("ours", "title"), ("listening-waits", "title")}


def test_a_host_also_has_the_language_below_it_as_it_was_written(
    in_spanish: Callable[..., Catalog],
) -> None:
    [catalog] = in_spanish("en").translations
    _, item = catalog.items["listening-waits"]
    assert (catalog.place, catalog.messages("nav.frameworks")) == ("en/", "Frameworks")
    assert catalog.frameworks["listening"].title == "Listening"
    assert (item.heading, item.wording) == (marked("Espera", "es"), "Lets a silence stand.")
    assert catalog.scales["ours"].title == marked("Nuestra", "es")
    assert {(it.was_in, it.here_in) for it in catalog.differences} == {("", "es")}


def test_a_work_says_its_own_language_until_some_of_it_is_translated(
    translate: Translate, small_data: Path
) -> None:
    path = small_data / "frameworks/listening.yml"
    path.write_text(f"lang: fr\n{path.read_text('utf-8')}", "utf-8")
    framework = translate().frameworks["listening"]
    assert (framework.lang, framework.title) == ("fr", "Listening")
    framework = translate(listening="listening: {title: Escuchar}\n").frameworks["listening"]
    assert (framework.lang, framework.title) == (None, "Escuchar")
    assert framework.summary == marked("What somebody who listens well does.", "fr")


def test_messages_that_are_not_translated_stand_between_marks(tmp_path: Path) -> None:
    texts = {"fr": "site: {pdf: En PDF}", "pl": "nav: {home: Start}"}
    for tag, text in texts.items():
        (tmp_path / f"{tag}.yml").write_text(text, "utf-8")
    files = {f"messages/{tag}.yml": tmp_path / f"{tag}.yml" for tag in texts}
    messages = read_messages(files, "fr", str, [], "pl")
    assert messages("site.pdf") == "En PDF"
    assert messages("nav.home") == marked("Start", "pl")
    assert messages("search.count", count=1) == english("1 result")
    assert "site.pdf" in messages.in_language
    assert "nav.home" not in messages.in_language


def test_what_is_missing_stale_and_new_is_told_by_file_and_id(
    translate: Translate, small_data: Path
) -> None:
    def standing(record: Hashes) -> Standing:
        return Standing("es", translate().wordings, record)

    translate(
        listening="listening-waits: {title: Espera, statement: Deja que haya silencio.}\n"
        "listening-asks: {title: Repregunta, kept: [statement]}\n"
    )
    first = standing({})
    assert first.unrecorded == ["listening-waits", "listening-asks"]
    assert ("listening-waits", "self_check") in [(it.id, it.key) for it in first.missing]
    lines = list(translation_lines(first))
    assert "    listening-waits: self_check" in lines
    assert "Translated since it was recorded: 2. `--mark` records them." in lines

    record = first.marked([])
    assert (standing(record).unrecorded, standing(record).stale) == ([], [])

    edit(small_data.parent, "frameworks/listening.yml", "Lets a silence stand.", "Lets it be.")
    assert (standing(record).unrecorded, standing(record).stale) == ([], ["listening-waits"])
    assert "    listening-waits" in list(translation_lines(standing(record)))
    assert standing(record).marked([]) == record  # marking what is new leaves it stale
    assert not standing(standing(record).marked(["listening-waits"])).stale
    with pytest.raises(BuildFailed, match="`listening-attention` has no translation to mark"):
        standing(record).marked(["listening-attention"])

    translate(
        listening="listening-waits: {title: Espera, statement: Deja que calle.}\n"
        "listening-asks: {title: Repregunta, kept: [statement]}\n"
    )
    assert standing(record).unrecorded == ["listening-waits"]
    assert not standing(standing(record).marked([])).stale


def test_the_command_tells_what_is_missing_and_records_the_rest(tmp_path: Path) -> None:
    """The command, over a handbook in which nothing but one text is translated."""
    root = tmp_path / "host"
    (root / "data" / "scales").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: H\nextra: {handbook: {id: h}}\n", "utf-8")
    scale = root / "data" / "scales" / "ours.it.yml"
    scale.write_text("practitioner-growth: {title: Scala}\n", "utf-8")
    told = CliRunner().invoke(main, ["status", "--root", str(root), "--language", "it", "--mark"])
    assert told.exit_code == 1
    assert "Not translated into `it`: " in told.output
    assert "recorded" not in told.output
    record = json.loads((root / "data" / "translated.it.json").read_text("utf-8"))
    assert list(record) == ["practitioner-growth"]
    wrong = CliRunner().invoke(main, ["status", "--root", str(root), "--mark"])
    assert (wrong.exit_code, "--mark and ids need --language" in wrong.output) == (2, True)


def test_the_command_tells_a_host_in_another_language_what_is_missing_of_ours(
    tmp_path: Path,
) -> None:
    root = tmp_path / "host"
    (root / "data" / "scales").mkdir(parents=True)
    (root / "content").mkdir()
    (root / "content" / "a.md").write_text("# Nasza\n", "utf-8")
    settings = "site_name: H\ntheme: {language: pl}\nextra: {handbook: {id: h}}\n"
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    (root / "data" / "scales" / "ours.yml").write_text(SCALE, "utf-8")
    told = CliRunner().invoke(main, ["status", "--root", str(root), "--language", "pl"])
    assert told.exit_code == 1
    assert "    practitioner-growth: title" in told.output
    assert "    index.md" in told.output
    assert "messages/en.yml" in told.output
    assert "host/" not in told.output


def test_a_language_has_synonyms_of_its_own(translate: Translate, small_data: Path) -> None:
    (small_data / "synonyms.yml").write_text(
        "synonyms:\n  - {typed: [hush], means: [silence]}\n", "utf-8"
    )
    spanish = "synonyms:\n  - {typed: [callar], means: [silencio]}\n"
    catalog = translate(**{"synonyms.es.yml": spanish})
    assert [it.typed for it in catalog.synonyms] == [("callar",)]
    own = catalog_of(files_in(small_data), KINDS)
    assert [it.typed for it in own.synonyms] == [("hush",)]


def holds_text(annotation: Any) -> bool:
    return annotation is str or any(map(holds_text, get_args(annotation)))


def test_every_text_of_the_models_is_sorted_into_what_is_translated_and_what_is_not() -> None:
    names = {
        name
        for kind in KINDS
        for model in models_below(kind.model)
        for name, field in model.model_fields.items()
        if holds_text(field.annotation)
    }
    assert names - (WORDS | MAY_STAY | NO_WORDS) == set(), (
        "add them to WORDS, MAY_STAY, or to NO_WORDS here"
    )


def test_marks_come_off() -> None:
    assert unmarked(f"Sí, {english('yes')}.") == "Sí, yes."
    assert marked("", "en") == ""
