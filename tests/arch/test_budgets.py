"""Files and functions stay small enough to be read in one go."""

import ast

FILE, PAGE, FUNCTION = 400, 300, 60


def too_long_files(sources):
    """Files over their budget, as sentences."""
    budgets = ((source, PAGE if source.path.startswith("tcdesk/ui/pages/") else FILE) for source in sources)
    return [f"{source.path}: {source.lines} lines, {most} allowed" for source, most in budgets if source.lines > most]


def too_long_functions(sources):
    """Functions over the budget, counted from `def` to their last line."""
    return [
        f"{source.path}:{node.lineno} {node.name}: {length} lines, {FUNCTION} allowed"
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION
    ]


def test_files_are_within_their_budget(everything):
    assert too_long_files(everything) == []


def test_functions_are_within_their_budget(everything):
    assert too_long_functions(everything) == []


def test_a_page_one_line_too_long_is_found(planted):
    fits, bursts = planted("tcdesk/ui/pages/a.py", "x = 1\n" * 300), planted("tcdesk/ui/pages/b.py", "x = 1\n" * 301)
    assert too_long_files([fits, bursts]) == ["tcdesk/ui/pages/b.py: 301 lines, 300 allowed"]


def test_a_file_one_line_too_long_is_found(planted):
    fits, bursts = planted("tcdesk/store/a.py", "x = 1\n" * 400), planted("tcdesk/store/b.py", "x = 1\n" * 401)
    assert too_long_files([fits, bursts]) == ["tcdesk/store/b.py: 401 lines, 400 allowed"]


def test_a_function_one_line_too_long_is_found(planted):
    fits, bursts = ("def f():\n" + "    x = 1\n" * lines for lines in (59, 60))
    assert too_long_functions([planted("tcdesk/a.py", fits)]) == []
    assert too_long_functions([planted("tcdesk/a.py", bursts)]) == ["tcdesk/a.py:1 f: 61 lines, 60 allowed"]
