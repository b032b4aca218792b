"""Captures: photographs at the bench, their registrations to the canvas, scales, arrivals.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)
PHASES = (
    "survey", "before", "during", "after", "loan_out", "loan_in", "incident", "digitisation",
)  # fmt: skip
LIGHTS = (
    "normal", "raking_left", "raking_right", "transmitted", "uv_fluorescence", "uv_reflected",
    "infrared", "xray", "microscope", "band",
)  # fmt: skip
STATUSES = ("proposed", "accepted", "rejected")
MODELS = ("identity", "similarity", "affine", "homography")
STATES = ("received", "registering", "done", "failed")
APPEND_ONLY = ("registrations", "canvas_scales")


def upgrade() -> None:
    _captures()
    _registrations()
    _scales()
    _arrivals()
    for table in APPEND_ONLY:
        _allow_only_inserts(table)


def downgrade() -> None:
    op.drop_table("capture_arrivals")
    for table in reversed(APPEND_ONLY):
        op.drop_table(table)
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"DROP FUNCTION refuse_change_of_{table}()")
    op.drop_table("captures")


def _captures() -> None:
    op.create_table(
        "captures",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("canvas_id", sa.String(20), nullable=False),
        sa.Column("master_image_id", sa.String(20), nullable=False),
        sa.Column("shown_image_id", sa.String(20), nullable=True),
        sa.Column("phase", sa.String(40), nullable=False),
        sa.Column("light", sa.String(40), nullable=False),
        sa.Column("band_nm", sa.Integer(), nullable=True),
        sa.Column("captured_at", INSTANT, nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("is_released", sa.Boolean(), nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        _one_of("captures", "phase", PHASES),
        _one_of("captures", "light", LIGHTS),
        _one_of("captures", "status", STATUSES),
        _points_to("captures", "manuscript_id", "manuscripts"),
        _points_to("captures", "canvas_id", "canvases"),
        _points_to("captures", "master_image_id", "images"),
        _points_to("captures", "shown_image_id", "images"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_captures")),
    )
    op.create_index("ix_captures_manuscript", "captures", ["manuscript_id", "at"])
    op.create_index("ix_captures_canvas", "captures", ["canvas_id", "at"])


def _registrations() -> None:
    op.create_table(
        "registrations",
        sa.Column("capture_id", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("model", sa.String(40), nullable=False),
        sa.Column("matrix", JSON, nullable=False),
        sa.Column("tie_points", JSON, nullable=False),
        sa.Column("rms_px", sa.Float(), nullable=False),
        sa.Column("max_px", sa.Float(), nullable=False),
        sa.Column("rms_mm", sa.Float(), nullable=True),
        sa.Column("max_mm", sa.Float(), nullable=True),
        sa.Column("method", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("rendering_id", sa.String(20), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        _one_of("registrations", "model", MODELS),
        _one_of("registrations", "method", ("auto", "manual")),
        _one_of("registrations", "status", STATUSES),
        _points_to("registrations", "capture_id", "captures"),
        sa.PrimaryKeyConstraint("capture_id", "number", name=op.f("pk_registrations")),
    )


def _scales() -> None:
    op.create_table(
        "canvas_scales",
        sa.Column("canvas_id", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mm_per_px", sa.Float(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        _points_to("canvas_scales", "canvas_id", "canvases"),
        sa.PrimaryKeyConstraint("canvas_id", "number", name=op.f("pk_canvas_scales")),
    )


def _arrivals() -> None:
    op.create_table(
        "capture_arrivals",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("manuscript_id", sa.String(20), nullable=False),
        sa.Column("canvas_id", sa.String(20), nullable=False),
        sa.Column("master_image_id", sa.String(20), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("reason", JSON, nullable=True),
        sa.Column("original_name", sa.Text(), nullable=False),
        sa.Column("staged_key", sa.String(300), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("sha512", sa.String(128), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        _one_of("capture_arrivals", "state", STATES),
        _points_to("capture_arrivals", "manuscript_id", "manuscripts"),
        _points_to("capture_arrivals", "canvas_id", "canvases"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture_arrivals")),
    )
    op.create_index("ix_capture_arrivals_manuscript", "capture_arrivals", ["manuscript_id", "at"])


def _one_of(table: str, column: str, values: tuple[str, ...]) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def _points_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)


def _allow_only_inserts(table: str) -> None:
    sentence = f"{table} is append-only"
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE FUNCTION refuse_change_of_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{sentence}'; END $$"
        )
        for name, event, each in (
            ("keep", "UPDATE OR DELETE", "ROW"),
            ("keep_all", "TRUNCATE", "STATEMENT"),
        ):
            op.execute(
                f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} "
                f"FOR EACH {each} EXECUTE FUNCTION refuse_change_of_{table}()"
            )
        return
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_refuse_{event.lower()} BEFORE {event} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
        )
