/**
 * What a sequence is, what is done to its raw values ({@link org.seqwise.data.Preprocessor}), and how many of them become padded batches.
 * Everything here is plain Java held in primitive arrays, or in the mapped files of a {@link org.seqwise.data.SequenceStore}; only {@link
 * org.seqwise.data.PaddedSequenceDataset} touches native memory, one array a batch. This package knows no model.
 */
@NullMarked
package org.seqwise.data;

import org.jspecify.annotations.NullMarked;
