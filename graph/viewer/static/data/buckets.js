/* Things in lists by a key, in the order in which the keys are first used. */

const buckets = (() => {
  /** Adds *thing* to the list of *key* in the map *lists*. */
  function add(lists, key, thing) {
    if (lists.has(key)) lists.get(key).push(thing);
    else lists.set(key, [thing]);
  }

  /** The *things* in lists by the key of each. */
  function by(things, keyOf) {
    const lists = new Map();
    for (const thing of things) add(lists, keyOf(thing), thing);
    return lists;
  }

  return { add, by };
})();

export { buckets };
