"""Calls of the SQL libraries that lose, leak or corrupt data, and the one place where the libraries are loaded.

Each of them was seen to do so: `transform` drops triggers, `replace=True` cascades, `enable_counts` crashes with
full-text search, a script on the raw connection commits, a shared connection mixes two threads' transactions.
"""

import ast

import pytest

LIBRARIES = {"sqlite3", "sqlcipher3", "pysqlite3", "sqlite_utils"}
LOADED_IN = "tcdesk/store/driver.py"
OPENED_IN = {"tcdesk/store/driver.py", "tcdesk/store/cipher.py", "tcdesk/store/schema.py"}
METHODS = {
    "transform", "transform_sql", "enable_counts", "enable_fts", "upsert", "upsert_all", "insert_or_replace",
    "executescript", "atomic", "iterdump", "load_extension", "enable_load_extension", "create_function",
}  # fmt: skip
KEYWORDS = {"replace": True, "alter": True, "check_same_thread": False, "execute_plugins": True}
SQL_IN = "tcdesk/store/"
STATEMENTS = ("INSERT OR REPLACE", "REPLACE INTO", "BEGIN DEFERRED", "ATTACH ", "CIPHER_MEMORY_SECURITY=ON")
UNSAFE_PRAGMAS = ("SYNCHRONOUS=OFF", "SYNCHRONOUS=NORMAL", "TEMP_STORE=FILE", "TRUSTED_SCHEMA=ON", "WRITABLE_SCHEMA=")


def _imports(node):
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {(node.module or "").partition(".")[0]}
    return set()


def _is_banned_call(node, path):
    if not isinstance(node, ast.Call):
        return False
    name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
    if name == "open_raw" and path not in OPENED_IN:
        return True
    if isinstance(node.func, ast.Attribute) and name in METHODS:
        return True
    return any(
        isinstance(word.value, ast.Constant) and word.arg in KEYWORDS and word.value.value is KEYWORDS[word.arg]
        for word in node.keywords
    )


def _is_banned_sql(node):
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        return False
    text = " ".join(node.value.upper().replace(" =", "=").replace("= ", "=").split())
    return any(part in text for part in (*STATEMENTS, *UNSAFE_PRAGMAS))


def banned(source):
    """Places of banned imports, calls and statements in a file of the program."""
    in_store = source.path.startswith(SQL_IN)
    found = set()
    for node in ast.walk(source.tree):
        outside = source.path != LOADED_IN and _imports(node) & LIBRARIES
        if outside or (in_store and (_is_banned_call(node, source.path) or _is_banned_sql(node))):
            found.add(f"{source.path}:{node.lineno}")
    return sorted(found)


def test_the_program_makes_no_banned_call(program):
    assert [place for source in program for place in banned(source)] == []


@pytest.mark.parametrize(
    "code",
    [
        "import sqlite3",
        "from sqlite_utils import Database",
        "import sqlcipher3.dbapi2 as d",
        "db['note'].transform(types={})",
        "db['note'].insert(row, replace=True)",
        "db['note'].insert(row, alter=True)",
        "db['note'].upsert_all(rows)",
        "db.enable_counts()",
        "connection.executescript(sql)",
        "connect(path, check_same_thread=False)",
        "driver.open_raw('file:x.db')",
        "store.execute('INSERT OR REPLACE INTO note VALUES (1)')",
        "connection.execute('PRAGMA synchronous = NORMAL')",
        "connection.execute('PRAGMA cipher_memory_security=ON')",
        "connection.execute(\"ATTACH DATABASE 'x' AS y\")",
        "connection.execute('begin deferred')",
    ],
)
def test_a_banned_call_is_found(planted, code):
    assert banned(planted("tcdesk/store/planted.py", f"\n{code}\n")) == ["tcdesk/store/planted.py:2"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("tcdesk/store/driver.py", "import sqlcipher3.dbapi2"),
        ("tcdesk/store/tables.py", "text.replace('a', 'b')"),
        ("tcdesk/ui/theme.py", "painter.transform()"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(planted, path, code):
    assert banned(planted(path, code)) == []
