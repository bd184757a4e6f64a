"""Values of one year's report of one unit.  Everything is frozen; a change makes a new report."""

# No `annotations` from `__future__`: msgspec would compile each of them, 200 in all, at every start.

import datetime as dt
import os
from decimal import Decimal
from typing import Literal

import msgspec

from fzdesk.catalogue.model import ItemStyle, Value

State = Literal["done", "not_done", "not_applicable"]
STATE_TITLES: dict[State, str] = {"done": "开展", "not_done": "未开展", "not_applicable": "不适用"}
Precision = Literal["exact", "余", "多", "近", "约", "以上"]
PRECISIONS: tuple[Precision, ...] = ("exact", "余", "多", "近", "约", "以上")
Origin = Literal["generated", "edited", "own"]
TitleKind = Literal["年度报告", "情况报告", "工作报告", "own"]
HeadingStyle = Literal["own_line", "run_in"]


def new_id() -> str:
    """A random id of 10 hex digits; ids are never reused."""
    return os.urandom(5).hex()


class Text(Value, frozen=True, tag="text", tag_field="kind"):
    """Plain words of a paragraph."""

    text: str


class FigureMark(Value, frozen=True, tag="figure", tag_field="kind"):
    """A figure inside a paragraph.  ``shown`` is what prints in an edited paragraph."""

    figure: str  # full key
    shown: str


class Blank(Value, frozen=True, tag="blank", tag_field="kind"):
    """Something required that is missing; prints as 【待填：hint】."""

    hint: str
    figure: str = ""  # the field that fills it: a duty, figure or detail key


Piece = Text | FigureMark | Blank


class Paragraph(Value, frozen=True):
    """A paragraph of a section.

    ``generated`` ones keep no pieces: they are composed from ``source`` (a paragraph plan's key,
    ``problem:<id>``, ``plan:<id>``).  ``edited`` ones keep their pieces and remember the source
    (so that 恢复自动 can bring it back); ``own`` ones have no source.
    """

    id: str
    origin: Origin = "generated"
    source: str = ""
    pieces: tuple[Piece, ...] = ()


class FigureValue(Value, frozen=True):
    """A typed figure.  Missing is not zero: an absent key means not known."""

    value: Decimal
    precision: Precision = "exact"


class Answer(Value, frozen=True):
    """The answer to a duty."""

    state: State | None = None
    reason: str = ""
    figures: dict[str, FigureValue] = {}  # by the figure's local key
    details: dict[str, str] = {}
    variant: int | None = None  # wording; None = chosen by the year
    mention: bool | None = (
        None  # say it in the text although not done / leave it out; None = as the catalogue says
    )
    remark: str = ""  # never printed


class SectionState(Value, frozen=True):
    """What the clerk changed about a section, and its paragraphs in order."""

    title: str = ""  # heading as printed; empty = the catalogue's
    dropped: bool = False
    merged_into: str = ""  # key of the section whose text this one follows
    items: ItemStyle | None = None
    prose: tuple[Paragraph, ...] = ()
    removed: tuple[str, ...] = ()  # sources of generated paragraphs the clerk deleted


class Problem(Value, frozen=True):
    """A row of the problems page: problem, reason, and the plan items that answer it."""

    id: str
    pick: str = ""
    text: str = ""
    reason: str = ""
    plans: tuple[str, ...] = ()  # ids of plan items


class Plan(Value, frozen=True):
    """A row of the plan page."""

    id: str
    pick: str = ""
    text: str = ""
    measure: str = ""
    target: str = ""
    owner: str = ""
    due: str = ""


class UnitProfile(Value, frozen=True):
    """The unit (单位) as it was in the report's year."""

    name: str  # 青禾镇
    kind: str = "镇"
    county: str = ""  # 云岭县
    offices: tuple[str, ...] = ()
    secretary: str = ""  # name of the party secretary; never printed unless the clerk writes it
    head: str = ""


class Attachment(Value, frozen=True):
    """An 附件: named under the text; rows make it a table on pages of its own, the first ones its head."""

    title: str
    rows: tuple[tuple[str, ...], ...] = ()
    header_rows: int = 1


class OwnProfile(Value, frozen=True):
    """A page profile (版式) of the clerk's own: what differs from a shipped one.

    It lies in the report, so that the report prints alike on every PC, in every version, and next year.
    """

    key: str
    title: str
    base: str = "standard"  # key of the shipped profile
    measures: dict[str, float] = {}  # by the attribute of document.profile.Profile
    fonts: dict[str, str] = {}  # role of a face -> family
    break_rule: Literal["", "word", "fine"] = ""  # "": the base's


class Form(Value, frozen=True):
    """How the report is dressed: title, addressee, issuers, date, headings."""

    title_kind: TitleKind = "年度报告"
    title_lines: tuple[str, ...] = ()  # own words, when title_kind is own
    title_in_two: bool = True  # issuer on a line of its own
    issuers: tuple[str, ...] = ()  # empty = the government's full name
    addressee: str | None = None  # None = as usual for the issuers; "" = none
    date: dt.date | None = None
    date_under_title: bool = False
    headings: HeadingStyle = "own_line"
    seal: Literal["sealed", "unsealed"] = "sealed"
    profile: str = "standard"  # key of a shipped profile or of one of the report's own
    own_profiles: tuple[OwnProfile, ...] = ()
    deadlines: dict[str, dt.date] = {}  # by the deadline's key, where the clerk changed them
    letterhead: bool = False  # 版头, not on a public copy
    marks: tuple[str, ...] = ()  # 发文机关标志; empty = the issuers, with 文件
    number: str = ""  # 发文字号
    signers: tuple[str, ...] = ()  # 签发人
    colophon: bool = False  # 版记, not on a public copy
    copies: tuple[str, ...] = ()  # 抄送
    printer: str = ""  # 印发机关; empty = the lead issuer
    printed: dt.date | None = None  # 印发日期; None = the report's date
    attachments: tuple[Attachment, ...] = ()  # 附件


class Report(Value, frozen=True):
    """One year's report.  ``sections`` and ``answers`` are keyed by catalogue keys or ``own.<id>``."""

    year: int
    period_from: dt.date
    period_to: dt.date
    unit: UnitProfile
    form: Form = msgspec.field(default_factory=Form)
    answers: dict[str, Answer] = {}
    sections: dict[str, SectionState] = {}
    order: dict[str, tuple[str, ...]] = {}  # part key -> section keys in order
    part_titles: dict[str, str] = {}  # part key -> heading in the clerk's words
    problems: tuple[Problem, ...] = ()
    plans: tuple[Plan, ...] = ()
    finalised: bool = False
    dismissed: dict[str, str] = {}  # key of a finding of the check -> why it is left as it is
