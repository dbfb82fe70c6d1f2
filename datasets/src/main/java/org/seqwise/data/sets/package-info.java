/**
 * Public sets of sequences, each with its own class, in the manner of DJL's basic datasets: a file that the user names, else the copy in
 * DJL's cache, else one fetched from the set's own public address and known by its checksum. No data comes with this library.
 */
@NullMarked
package org.seqwise.data.sets;

import org.jspecify.annotations.NullMarked;
