/*
 * The views by name, in the order of their tabs: the script of each adds it. A view has ``build`` and ``rows``: what is
 * written into its section, and the same for a table file. It may have ``builtFor``, a text that changes when it has to be
 * built again; ``paint``, which marks what is chosen; ``followsWidth``, if it is built for the width of the window; ``fit``, ``zoom``,
 * ``redraw``, ``reveal`` and ``scene`` of a drawing; ``writeAddress`` and ``readAddress`` for its own part of the address.
 */

const views = new Map();

export { views };
