package org.seqwise.data;

import java.nio.FloatBuffer;

/** Raw sequences with the features of a {@link Preprocessor} in its order, and categories as their codes. */
final class CodedCategories extends StorageView {

    private final StepTransform transform;
    private final float[][] codes;
    private final float[] none;

    CodedCategories(SequenceStorage base, StepTransform transform) {
        super(base);
        this.transform = transform;
        codes = new float[transform.featureCount()][];
        none = new float[transform.featureCount()];
        for (int f = 0; f < codes.length; f++) {
            codes[f] = transform.rule(f).codes();
            none[f] = transform.rule(f).codeOfNone();
        }
    }

    @Override
    public int width() {
        return codes.length;
    }

    @Override
    public void copyTo(int index, FloatBuffer target) {
        float[] raw = new StepScan().read(base, index);
        int end = base.stepCount(index) * base.width();
        for (int from = 0; from < end; from += base.width()) {
            for (int f = 0; f < codes.length; f++) {
                target.put(code(f, raw[from + transform.source(f)]));
            }
        }
    }

    private float code(int feature, float value) {
        CategoryPlaces places = transform.places(feature);
        return places == null || Float.isNaN(value) ? value : code(feature, places.place(value));
    }

    private float code(int feature, int place) {
        return place == CategoryPlaces.UNKNOWN ? none[feature] : codes[feature][place];
    }
}
