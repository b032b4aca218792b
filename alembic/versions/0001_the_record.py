"""The record, first cut: holders, manuscripts, leaves, sides, canvases, images, events, revisions.

Events and revisions are append-only in the database too: triggers refuse UPDATE and DELETE
(and TRUNCATE on PostgreSQL). A later migration that rebuilds one of these tables on SQLite
(alembic's batch mode) must call for the triggers again, as they go with the old table.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = ("events", "revisions")

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)
ID = sa.String(20)

DIRECTIONS = ("right-to-left", "left-to-right", "top-to-bottom", "bottom-to-top")
LEAF_KINDS = (
    "leaf", "page", "sequence", "flyleaf", "cover", "spine", "edge", "insert", "object",
)  # fmt: skip
FACES = ("recto", "verso", "whole")
EVENT_TYPES = (
    "accession", "capture", "creation", "deaccession", "deletion", "fixity check",
    "format identification", "ingestion", "message digest calculation", "metadata extraction",
    "metadata modification", "migration", "normalization", "policy assignment", "quarantine",
    "recovery", "replication", "transfer", "validation", "virus check", "derivation",
    "registration", "publication", "refusal",
)  # fmt: skip
OUTCOMES = ("success", "warning", "failure")
CHANGES = ("create", "update", "delete")


def _one_of(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    _make_manuscripts()
    _make_sides()
    _make_images()
    _make_histories()
    for table in APPEND_ONLY:
        _forbid_changes(table)


def downgrade() -> None:
    for table in (
        "revisions", "events", "counters", "images", "canvases", "sides", "leaves",
        "manuscripts", "holders",
    ):  # fmt: skip
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")


def _make_manuscripts() -> None:
    op.create_table(
        "holders",
        sa.Column("id", sa.String(80), nullable=False),
        sa.Column("names", JSON, nullable=False),
        sa.Column("homepage", sa.String(2000)),
        sa.PrimaryKeyConstraint("id", name="pk_holders"),
    )
    shelfmark_sort = sa.String(1000).with_variant(sa.String(1000, collation="C"), "postgresql")
    op.create_table(
        "manuscripts",
        sa.Column("id", ID, nullable=False),
        sa.Column("holder_id", sa.String(80), nullable=False),
        sa.Column("shelfmark", sa.String(200), nullable=False),
        sa.Column("shelfmark_sort", shelfmark_sort, nullable=False),
        sa.Column("titles", JSON, nullable=False),
        sa.Column("summary", JSON),
        sa.Column("viewing_direction", _one_of(DIRECTIONS, "viewing_direction"), nullable=False),
        sa.Column("is_direction_proposed", sa.Boolean(), nullable=False),
        sa.Column("languages", JSON, nullable=False),
        sa.Column("date_text", sa.Text()),
        sa.Column("place_text", sa.Text()),
        sa.Column("material_text", sa.Text()),
        sa.Column("rights", sa.String(2000)),
        sa.Column("required_statement", JSON),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("is_withheld", sa.Boolean(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_manuscripts"),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name="fk_manuscripts_holder_id_holders"
        ),
        sa.UniqueConstraint("holder_id", "shelfmark", name="uq_manuscripts_holder_id_shelfmark"),
    )
    op.create_index("ix_manuscripts_browse", "manuscripts", ["shelfmark_sort", "id"])


def _make_sides() -> None:
    op.create_table(
        "leaves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("manuscript_id", ID, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.String(60), nullable=False),
        sa.Column("kind", _one_of(LEAF_KINDS, "kind"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_leaves"),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_leaves_manuscript_id_manuscripts"
        ),
        sa.UniqueConstraint("manuscript_id", "label", name="uq_leaves_manuscript_id_label"),
    )
    op.create_index("ix_leaves_reading_order", "leaves", ["manuscript_id", "position"])
    op.create_table(
        "sides",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("leaf_id", sa.Integer(), nullable=False),
        sa.Column("manuscript_id", ID, nullable=False),
        sa.Column("face", _one_of(FACES, "face"), nullable=False),
        sa.Column("label", sa.String(60), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sides"),
        sa.ForeignKeyConstraint(["leaf_id"], ["leaves.id"], name="fk_sides_leaf_id_leaves"),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_sides_manuscript_id_manuscripts"
        ),
        sa.UniqueConstraint("manuscript_id", "label", name="uq_sides_manuscript_id_label"),
    )
    op.create_index("ix_sides_reading_order", "sides", ["manuscript_id", "position"])
    op.create_index("ix_sides_leaf", "sides", ["leaf_id"])
    op.create_table(
        "canvases",
        sa.Column("id", ID, nullable=False),
        sa.Column("side_id", sa.Integer(), nullable=False),
        sa.Column("manuscript_id", ID, nullable=False),
        sa.Column("width_px", sa.Integer(), nullable=False),
        sa.Column("height_px", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_canvases"),
        sa.ForeignKeyConstraint(["side_id"], ["sides.id"], name="fk_canvases_side_id_sides"),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_canvases_manuscript_id_manuscripts"
        ),
        sa.UniqueConstraint("side_id", name="uq_canvases_side_id"),
    )
    op.create_index("ix_canvases_manuscript", "canvases", ["manuscript_id"])


def _make_images() -> None:
    op.create_table(
        "images",
        sa.Column("id", ID, nullable=False),
        sa.Column("manuscript_id", ID, nullable=False),
        sa.Column("canvas_id", ID, nullable=False),
        sa.Column("deposit_id", ID),
        sa.Column("original_name", sa.Text(), nullable=False),
        sa.Column("format", sa.String(100), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("sha512", sa.String(128), nullable=False),
        sa.Column("width_px", sa.Integer(), nullable=False),
        sa.Column("height_px", sa.Integer(), nullable=False),
        sa.Column("tiles_etag", sa.String(128), nullable=False),
        sa.Column("tiles_bytes", sa.BigInteger(), nullable=False),
        sa.Column("technical", JSON, nullable=False),
        sa.Column("warnings", JSON, nullable=False),
        sa.Column("is_withheld", sa.Boolean(), nullable=False),
        sa.Column("registered_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_images"),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_images_manuscript_id_manuscripts"
        ),
        sa.ForeignKeyConstraint(
            ["canvas_id"], ["canvases.id"], name="fk_images_canvas_id_canvases"
        ),
    )
    op.create_index("ix_images_canvas", "images", ["canvas_id", "registered_at", "id"])
    op.create_index("ix_images_manuscript", "images", ["manuscript_id"])
    op.create_index("ix_images_deposit", "images", ["deposit_id"])
    op.create_index("ix_images_digest", "images", ["sha512"])


def _make_histories() -> None:
    op.create_table(
        "counters",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counters"),
    )
    op.create_table(
        "events",
        sa.Column("id", ID, nullable=False),
        sa.Column("type", _one_of(EVENT_TYPES, "type"), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("agent", sa.String(200), nullable=False),
        sa.Column("object_kind", sa.String(20), nullable=False),
        sa.Column("object_id", ID, nullable=False),
        sa.Column("outcome", _one_of(OUTCOMES, "outcome"), nullable=False),
        sa.Column("detail", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_index("ix_events_object", "events", ["object_kind", "object_id", "at", "id"])
    op.create_table(
        "revisions",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("object_kind", sa.String(20), nullable=False),
        sa.Column("object_id", ID, nullable=False),
        sa.Column("change", _one_of(CHANGES, "change"), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("summary", sa.String(500), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_revisions"),
    )
    op.create_index("ix_revisions_object", "revisions", ["object_id", "number"])


def _forbid_changes(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_refuse_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
