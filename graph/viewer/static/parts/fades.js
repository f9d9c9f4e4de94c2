/* Marks the sides on which a scrolled part has more; the style lets these sides fade out. */

const fades = (() => {
  const PARTS = ".scroll, .tabs";

  function mark(part) {
    const { scrollLeft, scrollWidth, clientWidth } = part;
    const sides = [scrollLeft > 2 && "left", scrollLeft + clientWidth < scrollWidth - 2 && "right"].filter(Boolean);
    if (part.dataset.more !== sides.join(" ")) part.dataset.more = sides.join(" ");
  }

  const update = () => document.querySelectorAll(PARTS).forEach(mark);

  function listen() {
    document.addEventListener("scroll", ({ target }) => target instanceof Element && target.matches(PARTS) && mark(target), true);
    // Sizes are known after the next layout.
    for (const name of ["page:change", "page:view"]) document.addEventListener(name, () => requestAnimationFrame(update));
    window.addEventListener("resize", update);
    document.addEventListener("toggle", update, true);
  }

  return { listen };
})();

export { fades };
