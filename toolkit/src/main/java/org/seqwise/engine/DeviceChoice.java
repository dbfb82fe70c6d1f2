package org.seqwise.engine;

import ai.djl.Device;

/**
 * The device that computes, and why it does.
 *
 * @param device the CPU or one GPU
 * @param reason who chose it, or what keeps the engine from a GPU and the remedy, to be shown as it is
 */
public record DeviceChoice(Device device, String reason) {

    /** Returns the device as a user asks for it: {@code cpu} or {@code gpu:N}. */
    public String name() {
        return device.isGpu() ? "gpu:" + device.getDeviceId() : device.getDeviceType();
    }

    @Override
    public String toString() {
        return name() + " (" + reason + ")";
    }
}
