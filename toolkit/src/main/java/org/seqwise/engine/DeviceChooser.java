package org.seqwise.engine;

import ai.djl.Device;
import org.seqwise.data.InvalidInputException;

/** Turns a request for a device into a device. */
final class DeviceChooser {

    private final GpuDetector detector;

    DeviceChooser(GpuDetector detector) {
        this.detector = detector;
    }

    /**
     * Returns the device.
     *
     * @param request auto, cpu, gpu or gpu:N
     * @param engine in DJL's spelling
     * @throws InvalidInputException if the request is none of these, or asks for a GPU that the engine cannot use
     */
    DeviceChoice choose(String request, String engine) {
        DeviceRequest asked = DeviceRequest.parse(request);
        return switch (asked.kind()) {
            case CPU -> new DeviceChoice(Device.cpu(), "asked for: " + request);
            case GPU -> demanded(request, asked.gpu(), engine);
            case AUTO -> automatic(engine);
        };
    }

    private DeviceChoice demanded(String request, int gpu, String engine) {
        GpuFinding finding = detector.find(engine, gpu);
        InvalidInputException.require(
                finding.isUsable(),
                "Device (%s) must be one that %s can use. %s Maybe -D%s=cpu.",
                request,
                engine,
                finding.sentence(),
                DeviceRequest.PROPERTY);
        return new DeviceChoice(Device.gpu(gpu), "asked for: " + request + "; " + finding.sentence());
    }

    private DeviceChoice automatic(String engine) {
        GpuFinding finding = detector.find(engine, 0);
        return new DeviceChoice(finding.isUsable() ? Device.gpu(0) : Device.cpu(), finding.sentence());
    }
}
