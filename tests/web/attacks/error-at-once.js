// tries: an object in place of an error, thrown before the program is ready
// holds: ended
throw {
  toString() {
    return 'x'.repeat(1e7);
  },
};
