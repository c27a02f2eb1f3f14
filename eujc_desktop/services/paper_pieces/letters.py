"""Letters and visa dossiers: all in one file, one for each, or a single one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.progress import silent
from eujc_desktop.common.said import say
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.documents.letters.plain import plain
from eujc_desktop.services import disclosures
from eujc_desktop.services.letters import gathering, kinds, visa
from eujc_desktop.services.paper_pieces.order import Piece, Task, piece_of
from eujc_desktop.services.paper_register import Given


def letters(task: Task) -> Sequence[Piece]:
    """The letters of one sort, each as its own text and fields have it."""
    mission, order = task.mission, task.order
    if not order.letter:
        raise Refused("Which letter is not said.", cure=say("Choose one of: {kinds}.", kinds=", ".join(kinds.KINDS)))
    read = partial(
        gathering.gathered,
        mission_id=mission.id,
        letter=order.letter,
        day=order.dated or date.today(),
        language=order.language,
        one=order.person_id,
        some=order.people,
        text=dict(order.trial).get(order.letter),
        kana=order.sort == "kana",
    )
    found = task.works.read(read)
    name = f"{mission.code}_{order.letter}-{order.language}"
    if not order.personal:
        visits = tuple(one.visit_id for one in found.addressed if one.visit_id)
        told = tuple(line for one in found.addressed for line in one.disclosed)
        built = task.build("letters", found.all, task.progress)
        given = tuple(
            Given(one.person_id, name=one.for_whom, visit_id=one.visit_id or None, said=one.said)
            for one in found.addressed
        )
        return [piece_of(name, built, found.remarks, visits=visits, disclosed=told, given=given)]
    made = []
    for count, one in enumerate(found.addressed):
        task.progress(count, len(found.addressed), one.for_whom)
        built = task.build("letters", found.single(one), silent)
        own = f"{name}_{safe_file_name(one.for_whom)}"
        words = plain(found.common, one.letter)
        more = {"for_whom": one.for_whom, "person_id": one.person_id, "subject": one.letter.subject, "text": words}
        more |= {"said": one.said, "encloses": one.letter.enclosures}
        visits = (one.visit_id,) if one.visit_id else ()
        made.append(piece_of(own, built, found.remarks, visits=visits, disclosed=one.disclosed, **more))
    return made


def dossiers(task: Task) -> Sequence[Piece]:
    """The four visa papers: by place of application, for each applicant, or for one."""
    mission, order = task.mission, task.order
    read = partial(
        visa.gathered,
        mission_id=mission.id,
        day=order.dated or date.today(),
        language=order.language,
        one=order.person_id,
        some=order.people,
        each=order.personal,
        kana=order.sort == "kana",
        trial=dict(order.trial),
    )
    found = task.works.read(read)
    whose = list(zip(found.content.dossiers, found.people, strict=True))
    name = f"{mission.code}_visa-dossier-{order.language}"
    if not order.personal:
        all_told = tuple(told for one, people in whose for told in disclosures.of_dossier(one, people))
        built = task.build("visa-dossier", found.content, task.progress)
        given = tuple(
            Given(person, name=applicant.name.full)
            for one, people in whose
            for person, applicant in zip(people, one.applicants, strict=True)
        )
        return [piece_of(name, built, found.remarks, disclosed=all_told, given=given)]
    made = []
    for count, (dossier, people) in enumerate(whose):
        who = dossier.applicants[0].name.full
        task.progress(count, len(found.people), who)
        built = task.build("visa-dossier", replace(found.content, dossiers=(dossier,)), silent)
        own = f"{name}_{safe_file_name(who)}"
        told = disclosures.of_dossier(dossier, people)
        made.append(piece_of(own, built, found.remarks, for_whom=who, person_id=people[0], disclosed=told))
    return made
