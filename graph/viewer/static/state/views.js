/*
 * The views by name, in the order of their tabs. Each is registered by its script. It has ``build``, which fills its
 * section, and ``rows``, the same content for a table file. A view may also have:
 *
 * - ``builtFor``: a text; the view is rebuilt when it changes
 * - ``paint``: marks the selection
 * - ``followsWidth``: true if the view is built for the width of the window
 * - ``fit``, ``zoom``, ``redraw``, ``reveal``, ``scene``: the operations of a drawing
 * - ``writeAddress``, ``readAddress``: its own part of the address
 */

const views = new Map();

export { views };
