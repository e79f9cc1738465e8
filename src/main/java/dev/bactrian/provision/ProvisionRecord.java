package dev.bactrian.provision;

import java.util.Optional;

/**
 * What OPS.PROVISIONED_OBJECT says of one object.
 *
 * @param checksum of the statement that made it; empty while that has not run through
 * @param owned whether provisioning made it, and did not find it already there
 * @param actual how the account showed it when it was made
 */
record ProvisionRecord(ObjectId id, String sourceFile, String checksum, boolean owned, Optional<String> actual) {

    static final String UNFINISHED = "";
}
