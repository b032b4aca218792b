"""Condition: assessments, the sides examined, observations and regions; frozen once signed.

An assessment and all that belongs to it may change until it is signed. Triggers refuse every
change after that, to the four tables alike. On SQLite a later migration that rebuilds a table
(alembic's batch mode) must make its triggers again, as they go with the old table.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)
ID = sa.String(20)
NAME = sa.String(200)

KINDS = (
    "baseline", "periodic", "pre_treatment", "post_treatment", "pre_loan", "arrival", "departure",
    "return", "pre_imaging", "incident", "survey",
)  # fmt: skip
CHANGES = ("new", "unchanged", "grown", "reduced", "treated", "gone", "not_examined")
PARTS = ("examinations", "observations", "regions")
SENTENCE = "a signed assessment never changes"


def upgrade() -> None:
    _make_assessments()
    _make_examinations()
    _make_observations()
    _make_regions()
    if op.get_bind().dialect.name == "postgresql":
        _freeze_on_postgresql()
    else:
        _freeze_on_sqlite()


def downgrade() -> None:
    for table in ("regions", "observations", "examinations", "assessments"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for function in ("keep_signed_assessment", "keep_signed_part", "keep_condition_whole"):
            op.execute(f"DROP FUNCTION {function}()")


def _make_assessments() -> None:
    op.create_table(
        "assessments",
        sa.Column("id", ID, nullable=False),
        sa.Column("manuscript_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("previous_id", ID, nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("created_by", NAME, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_by", NAME, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("returned_note", sa.Text(), nullable=True),
        sa.Column("signed_entry_id", ID, nullable=True),
        _one_of("assessments", "kind", KINDS),
        _one_of("assessments", "status", ("draft", "returned", "signed")),
        _refers("assessments", "manuscript_id", "manuscripts"),
        _refers("assessments", "previous_id", "assessments"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
        sa.UniqueConstraint(
            "manuscript_id", "number", name=op.f("uq_assessments_manuscript_id_number")
        ),
    )
    op.create_index("ix_assessments_signed", "assessments", ["manuscript_id", "status", "ended_at"])


def _make_examinations() -> None:
    op.create_table(
        "examinations",
        sa.Column("assessment_id", ID, nullable=False),
        sa.Column("canvas_id", ID, nullable=False),
        sa.Column("label", sa.String(60), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("by", NAME, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        _one_of("examinations", "outcome", ("examined", "no_damage", "not_examined")),
        _refers("examinations", "assessment_id", "assessments"),
        _refers("examinations", "canvas_id", "canvases"),
        sa.PrimaryKeyConstraint("assessment_id", "canvas_id", name=op.f("pk_examinations")),
    )
    op.create_index("ix_examinations_canvas", "examinations", ["canvas_id"])


def _make_observations() -> None:
    op.create_table(
        "observations",
        sa.Column("id", ID, nullable=False),
        sa.Column("assessment_id", ID, nullable=False),
        sa.Column("manuscript_id", ID, nullable=False),
        sa.Column("canvas_id", ID, nullable=True),
        sa.Column("component", sa.String(80), nullable=True),
        sa.Column("term", sa.String(80), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("activity", sa.String(40), nullable=False),
        sa.Column("extent", sa.String(40), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("same_as", ID, nullable=True),
        sa.Column("change", sa.String(40), nullable=True),
        sa.Column("is_change_proposed", sa.Boolean(), nullable=False),
        sa.Column("thread_id", ID, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("by", NAME, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("device_at", INSTANT, nullable=True),
        sa.Column("is_clock_off", sa.Boolean(), nullable=False),
        _one_of("observations", "activity", ("inactive", "active", "unknown")),
        _one_of("observations", "extent", ("isolated", "local", "widespread", "whole")),
        _one_of("observations", "change", CHANGES),
        _refers("observations", "assessment_id", "assessments"),
        _refers("observations", "manuscript_id", "manuscripts"),
        _refers("observations", "canvas_id", "canvases"),
        _refers("observations", "same_as", "observations"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observations")),
        sa.UniqueConstraint(
            "thread_id", "assessment_id", name=op.f("uq_observations_thread_id_assessment_id")
        ),
    )
    op.create_index("ix_observations_side", "observations", ["assessment_id", "canvas_id"])
    op.create_index("ix_observations_canvas", "observations", ["canvas_id"])
    op.create_index("ix_observations_same_as", "observations", ["same_as"])


def _make_regions() -> None:
    op.create_table(
        "regions",
        sa.Column("id", ID, nullable=False),
        sa.Column("observation_id", ID, nullable=False),
        sa.Column("assessment_id", ID, nullable=False),
        sa.Column("canvas_id", ID, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("points", JSON, nullable=False),
        sa.Column("left", sa.Integer(), nullable=False),
        sa.Column("top", sa.Integer(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
        sa.Column("bottom", sa.Integer(), nullable=False),
        sa.Column("area_px2", sa.Float(), nullable=False),
        sa.Column("mm_per_px", sa.Float(), nullable=True),
        sa.Column("tolerance_px", sa.Float(), nullable=True),
        sa.Column("capture_id", ID, nullable=True),
        sa.Column("by", NAME, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("device_at", INSTANT, nullable=True),
        sa.Column("is_clock_off", sa.Boolean(), nullable=False),
        _one_of("regions", "kind", ("polygon", "freehand", "rectangle", "point")),
        _refers("regions", "observation_id", "observations"),
        _refers("regions", "assessment_id", "assessments"),
        _refers("regions", "canvas_id", "canvases"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regions")),
    )
    op.create_index("ix_regions_side", "regions", ["assessment_id", "canvas_id"])
    op.create_index("ix_regions_observation", "regions", ["observation_id"])
    op.create_index("ix_regions_canvas", "regions", ["canvas_id"])


def _one_of(table: str, column: str, values: tuple[str, ...]) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def _refers(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
    )


def _freeze_on_postgresql() -> None:
    raised = f"RAISE EXCEPTION '{SENTENCE}'"
    op.execute(
        "CREATE FUNCTION keep_signed_assessment() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF OLD.status = 'signed' THEN {raised}; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
    # Each side of the change is asked for by itself: OLD does not exist in an INSERT.
    op.execute(
        "CREATE FUNCTION keep_signed_part() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP <> 'INSERT' THEN IF EXISTS (SELECT 1 FROM assessments "
        f"WHERE id = OLD.assessment_id AND status = 'signed') THEN {raised}; END IF; END IF; "
        "IF TG_OP <> 'DELETE' THEN IF EXISTS (SELECT 1 FROM assessments "
        f"WHERE id = NEW.assessment_id AND status = 'signed') THEN {raised}; END IF; "
        "RETURN NEW; END IF; RETURN OLD; END $$"
    )
    op.execute(
        "CREATE FUNCTION keep_condition_whole() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{raised}; END $$"
    )
    op.execute(
        "CREATE TRIGGER assessments_keep BEFORE UPDATE OR DELETE ON assessments "
        "FOR EACH ROW EXECUTE FUNCTION keep_signed_assessment()"
    )
    for table in PARTS:
        op.execute(
            f"CREATE TRIGGER {table}_keep BEFORE INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION keep_signed_part()"
        )
    for table in ("assessments", *PARTS):
        op.execute(
            f"CREATE TRIGGER {table}_keep_all BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION keep_condition_whole()"
        )


def _freeze_on_sqlite() -> None:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER assessments_refuse_{change.lower()} BEFORE {change} ON assessments "
            f"WHEN OLD.status = 'signed' {refuse}"
        )
    for table in PARTS:
        for change, rows in (("INSERT", "NEW"), ("UPDATE", "OLD NEW"), ("DELETE", "OLD")):
            ids = ", ".join(f"{row}.assessment_id" for row in rows.split())
            op.execute(
                f"CREATE TRIGGER {table}_refuse_{change.lower()} BEFORE {change} ON {table} "
                f"WHEN EXISTS (SELECT 1 FROM assessments WHERE id IN ({ids}) "
                f"AND status = 'signed') {refuse}"
            )
