"""A plan held against the vocabularies, the workshop's knowledge and the custodian's rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import identity, vocabulary
from catalog.conservation.care.checks import Check, blocking
from catalog.conservation.treatment import knowledge, neighbours
from catalog.conservation.treatment.errors import BadTreatment
from catalog.conservation.treatment.proposal_content import ProposalContent
from catalog.conservation.treatment.store_content import ProductContent
from catalog.conservation.treatment.store_tables import Product
from catalog.conservation.treatment.tables import Residue, SpotTest
from catalog.conservation.treatment.targets import Target, sides_of
from catalog.once import insert_once

# What a plan alone decides. People, consents and promises may still come before the work starts.
OF_MATERIALS = frozenset({"no_material_origin", "no_alcohol"})


def check_act(act: str) -> None:
    """Return if the vocabulary has the action.

    Raises:
        BadTreatment: it does not.
    """
    if vocabulary.find(act) is None:
        raise BadTreatment("act", f"There is no action {act!r}: choose one of the list.", act=act)


def check_generic(generic: str) -> None:
    """Return if the vocabulary has the material.

    Raises:
        BadTreatment: it does not.
    """
    if not generic.startswith("mat.") or vocabulary.find(generic) is None:
        raise BadTreatment(
            "material", f"There is no material {generic!r}: choose one of the list.",
            material=generic,
        )  # fmt: skip


def check_content(session: Session, manuscript_id: str, content: ProposalContent) -> None:
    """Return if everything the proposal names is there.

    Raises:
        BadTreatment: an action, a material, a product, a side or a region is not.
    """
    targets: list[Target] = []
    products: set[str] = set()
    for option in content.options:
        for action in option.actions:
            check_act(action.act)
            targets += action.targets
            for material in action.materials:
                check_generic(material.generic)
                if material.product_id is not None:
                    products.add(material.product_id)
    for line in content.scope:
        for act in line.acts:
            check_act(act)
        targets += [Target(canvas_id=canvas_id) for canvas_id in line.canvas_ids]
    neighbours.check_targets(session, manuscript_id, targets)
    if products:
        _check_products(session, identity.find(session, manuscript_id).holder_id, products)


def _check_products(session: Session, holder_id: str, product_ids: Collection[str]) -> None:
    theirs = set(
        session.scalars(
            select(Product.id).where(Product.holder_id == holder_id, Product.id.in_(product_ids))
        )
    )
    for product_id in sorted(set(product_ids) - theirs):
        raise BadTreatment(
            "product", f"The store has no product {product_id!r}: choose one of this holder's.",
            product=product_id,
        )  # fmt: skip


def warnings_of_plan(
    session: Session, manuscript_id: str, content: ProposalContent
) -> tuple[knowledge.Warning, ...]:
    """What the workshop knows against the recommended option, action by action, each rule once."""
    found: dict[str, knowledge.Warning] = {}
    for action in content.chosen.actions if content.chosen else ():
        facts = facts_of(
            session, manuscript_id, None, action.act,
            sides_of(action.targets), {each.generic for each in action.materials},
        )  # fmt: skip
        for warning in knowledge.warnings_for(facts):
            before = found.get(warning.rule)
            sides = (*(before.canvas_ids if before else ()), *warning.canvas_ids)
            found[warning.rule] = knowledge.Warning(
                warning.rule, warning.is_blocking, tuple(dict.fromkeys(sides)),
                warning.texts, warning.source,
            )  # fmt: skip
    return tuple(found.values())


def facts_of(
    session: Session,
    manuscript_id: str,
    treatment_id: str | None,
    act: str,
    canvas_ids: Sequence[str],
    materials: Collection[str],
) -> knowledge.Facts:
    """What a rule may look at, gathered; spot tests count within their own treatment only."""
    tests: dict[str, frozenset[str]] = {}
    if treatment_id is not None:
        statement = select(SpotTest).where(SpotTest.treatment_id == treatment_id)
        for test in session.scalars(statement):
            if test.content["is_safe"]:
                kinds = tests.get(test.canvas_id, frozenset())
                tests[test.canvas_id] = kinds | {test.content["kind"]}
    return knowledge.Facts(
        acts=frozenset({act}),
        materials=frozenset(materials),
        canvas_ids=tuple(canvas_ids),
        observations=neighbours.open_observations(session, manuscript_id, canvas_ids),
        tests=tests,
        residues=frozenset(residues(session, manuscript_id)),
    )


def residues(session: Session, manuscript_id: str) -> dict[str, Residue]:
    """What the book has met and keeps for ever, by substance, as first noted."""
    statement = select(Residue).where(Residue.manuscript_id == manuscript_id).order_by(Residue.id)
    found: dict[str, Residue] = {}
    for row in session.scalars(statement):
        found.setdefault(row.substance, row)
    return found


def note_residue(
    session: Session, manuscript_id: str, substance: str, *, source: str, by: str, at: datetime
) -> None:
    """Note for ever that the book met the substance; again from the same source is no change.

    Raises:
        BadTreatment: the vocabulary has no such material.
    """
    check_generic(substance)
    insert_once(
        session, Residue, manuscript_id=manuscript_id, substance=substance,
        source=source[:500], by=by, at=at,
    )  # fmt: skip


def residues_json(session: Session, manuscript_id: str) -> list[dict[str, Any]]:
    """The residues as they are signed with a proposal or a step."""
    return [
        {"substance": row.substance, "source": row.source, "by": row.by, "at": row.at.isoformat()}
        for row in residues(session, manuscript_id).values()
    ]


def care_checks(
    session: Session,
    manuscript_id: str,
    content: ProposalContent,
    *,
    on: date,
    people: Sequence[dict[str, Any]] | None = None,
    conditions: Sequence[dict[str, Any]] = (),
) -> tuple[Check, ...]:
    """The custodian's checks of the recommended option (`care/checks.py` says what they read)."""
    work: dict[str, Any] = {
        "when": "treat",
        "materials": materials_of(session, content),
        "scopes": ["treatment"],
        "fragments_kept": content.fragments_kept,
        "conditions": list(conditions),
    }
    if people is not None:
        work["people"] = list(people)
    return blocking(session, manuscript_id, work, on=on)


def materials_of(session: Session, content: ProposalContent) -> list[dict[str, Any]]:
    """What is known of each material of the recommended option; a product knows better."""
    found: dict[tuple[str, str | None], dict[str, Any]] = {}
    for action in content.chosen.actions if content.chosen else ():
        for material in action.materials:
            said = {"key": material.generic, **knowledge.material_facts(material.generic)}
            product = session.get(Product, material.product_id) if material.product_id else None
            if product is not None:
                told = ProductContent.model_validate(product.content)
                said["animal_origin"] = told.animal_origin.value
                said["contains_alcohol"] = told.contains_alcohol
            found[(material.generic, material.product_id)] = said
    return list(found.values())


def sentence(check: Check) -> str:
    """The custodian's words on one line, with what breaks the rule."""
    words = " / ".join(text.text for text in check.sentence)
    return f"{words} ({', '.join(check.found)})." if check.found else words


def check_json(check: Check) -> dict[str, Any]:
    """A check as plain JSON, as it is shown and signed."""
    return {
        "protocol_id": check.protocol_id,
        "rule_id": check.rule_id,
        "kind": check.kind,
        "sentence": [text.model_dump(mode="json") for text in check.sentence],
        "is_blocking": check.is_blocking,
        "is_met": check.is_met,
        "found": list(check.found),
    }
