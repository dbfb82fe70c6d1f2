package org.seqwise;

import java.util.List;

/**
 * All that a {@link ModelFolder} holds.
 *
 * @param members in their order, as many as the manifest's provenance tells of
 */
record SavedModel(Manifest manifest, List<SavedMember> members) {

    SavedModel {
        members = List.copyOf(members);
    }
}
