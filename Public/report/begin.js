// When all parts are there.
restore();
entrust();
say();
