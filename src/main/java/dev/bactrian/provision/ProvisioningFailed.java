package dev.bactrian.provision;

/** Provisioning stopped; what it had done stays, and it can be run again. */
public final class ProvisioningFailed extends RuntimeException {

    public ProvisioningFailed(String message) {
        super(message);
    }

    ProvisioningFailed(MissingRight right) {
        super(right.message(), right.cause());
    }
}
