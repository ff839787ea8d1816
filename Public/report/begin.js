// When all parts are there.
restore();
say();
