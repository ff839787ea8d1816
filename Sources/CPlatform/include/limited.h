#ifndef LIMITED_H
#define LIMITED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What a program may use. */
struct limited_bounds {
    uint64_t memory;    /* octets of address space */
    uint64_t file;      /* octets of the longest file that it may write */
    uint64_t processor; /* seconds */
};

/* Starts a program that reads what strangers sent: in a session and group of its own, with these
   bounds, without privileges to gain, signals and descriptors of ours, with /dev/null to read from, in
   `folder`, and gone with the thread that started it. Where the kernel has Landlock
   it reads system libraries, itself and that folder, writes to that folder alone, and connects to
   nothing; where it allows user namespaces it has no network at all. Of a machine that runs out of
   memory it goes first.

   `arguments` are texts that each end with NUL, `length` octets in all, the first one the program's
   path; `environment` the same. What it writes to its standard
   error is lost unless `hears_errors`.

   Returns its process id, which is its group's, with the reading end of its output in `output`; -1 with
   errno set when it can't be started. A program that is not there ends with 127. */
pid_t limited_start(const char *arguments, size_t length, const char *environment,
                    size_t environment_length, const char *folder,
                    const struct limited_bounds *bounds, bool hears_errors, int *output);

#endif
