"""``dq models``: what judges, in which version and under which licence."""

from __future__ import annotations

import typer


def models() -> None:
    """List the models at hand: version, licence, size, and where they are.

    Example:  dq models
    """
    from rich.console import Console
    from rich.table import Table

    from discourse_quality.model_files import model_folders, models_at_hand

    found = list(models_at_hand())
    if not found:
        places = "\n".join(f"  {place}" for place in model_folders())
        typer.echo(f"dq: there are no models; searched\n{places}", err=True)
        raise typer.Exit(1)
    table = Table(box=None, pad_edge=False)
    for heading in ("model", "version", "licence", "size", "folder"):
        table.add_column(
            heading, justify="right" if heading == "size" else "left", overflow="fold"
        )
    for model in found:
        size = f"{model.size / 1e6:.1f} MB"
        table.add_row(
            model.name,
            model.version or "–",
            model.licence or "see its card",
            size,
            str(model.path),
        )
    Console().print(table)
