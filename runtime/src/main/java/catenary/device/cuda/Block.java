package catenary.device.cuda;

/// Memory that one [Buffer] after the other has. The allocator's monitor guards it.
final class Block {

    final Region region;
    final long address;
    final int sizeClass;
    Pool pool; // null: it goes to anyone
    int number; // among what the pool has handed out
    private Block next; // in the stack of free ones of its size

    private Block(Region region, long address, int sizeClass) {
        this.region = region;
        this.address = address;
        this.sizeClass = sizeClass;
    }

    long bytes() {
        return SizeClass.bytes(sizeClass);
    }

    /// One piece of memory from the driver.
    static final class Region {
        final long address;
        final long bytes;
        private long cut;

        /// Blocks that aren't in the common cache.
        int used;

        Region(long address, long bytes) {
            this.address = address;
            this.bytes = bytes;
        }

        boolean hasRoom(int sizeClass) {
            return cut + SizeClass.bytes(sizeClass) <= bytes;
        }

        Block cut(int sizeClass) {
            var b = new Block(this, address + cut, sizeClass);
            cut += b.bytes();
            return b;
        }
    }

    /// Blocks that no buffer has, a stack for each size.
    static final class Stacks {
        private final Block[] tops = new Block[SizeClass.COUNT];

        void push(Block b) {
            b.next = tops[b.sizeClass];
            tops[b.sizeClass] = b;
        }

        /// Null if there is none.
        Block pop(int sizeClass) {
            Block b = tops[sizeClass];
            if (b != null) {
                tops[sizeClass] = b.next;
                b.next = null;
            }
            return b;
        }

        /// Drops the blocks of regions that nobody uses.
        void dropUnused() {
            for (int c = 0; c < tops.length; c++) {
                Block kept = null;
                for (Block b; (b = pop(c)) != null;) {
                    if (b.region.used > 0) {
                        b.next = kept;
                        kept = b;
                    }
                }
                tops[c] = kept;
            }
        }
    }
}
