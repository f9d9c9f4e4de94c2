/*
 * The views by name, in the order of their tabs. The script of a view adds it. Every view has ``build``, which fills its
 * section, and ``rows``, the same content for a table file. A view may also have:
 *
 * - ``builtFor``: a text; when it changes, the view is built again
 * - ``paint``: marks what is chosen
 * - ``followsWidth``: true if the view is built for the width of the window
 * - ``fit``, ``zoom``, ``redraw``, ``reveal``, ``scene``: what a drawing can do
 * - ``writeAddress``, ``readAddress``: its own part of the address
 */

const views = new Map();

export { views };
