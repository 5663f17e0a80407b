/*
 * assize-worker: runs policies for a pool (audit/pool/pool.h), in a jail, and nothing else. The pool
 * starts it with two descriptors and no environment; it is no program to run by hand.
 */
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/worker/jail.h"
#include "host/worker/serve.h"

enum { EXIT_USAGE = 64 };

/* The memory that the pool shares, or NULL when there is none. */
static az_worker_header *map_memory(size_t *size)
{
	struct stat st;
	if (fstat(AZ_WORKER_MEMORY, &st) || !S_ISREG(st.st_mode) || st.st_size < AZ_WORKER_HEADER)
		return NULL;
	*size = (size_t)st.st_size;
	void *memory = mmap(NULL, *size, PROT_READ | PROT_WRITE, MAP_SHARED, AZ_WORKER_MEMORY, 0);
	if (memory == MAP_FAILED)
		return NULL;
	az_worker_header *header = memory;
	return header->magic == AZ_WORKER_MAGIC && header->version == AZ_WORKER_VERSION ? header : NULL;
}

static int refuse_by_hand(void)
{
	static const char text[] =
		"assize-worker: no pool of this version started it; run `assize audit`, which starts its "
		"own workers\n";
	ssize_t n = write(STDERR_FILENO, text, sizeof text - 1);
	return n < 0 ? 1 : EXIT_USAGE;
}

int main(void)
{
	size_t size = 0;
	az_error error;
	az_error_clear(&error);
	az_worker_header *header = map_memory(&size);
	if (!header)
		return refuse_by_hand();
	az_jail_plan plan = {header->address_space, (pid_t)header->parent};
	if (az_jail_build(&plan, &error))
		az_serve_refuse(header, &error);
	else
		az_serve(header, size);
	/* Nothing is left to be freed or flushed, and the run-time's own end would leave the jail. */
	_exit(0);
}
