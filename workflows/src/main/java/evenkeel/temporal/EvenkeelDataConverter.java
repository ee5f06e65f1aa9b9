package evenkeel.temporal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import io.temporal.common.converter.ByteArrayPayloadConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.temporal.common.converter.NullPayloadConverter;

/**
 * How records travel: JSON by the SDK's own Jackson settings, whatever else is on the class path.
 * Unknown properties are ignored, so that an older worker understands a newer one.
 */
public final class EvenkeelDataConverter {
  private EvenkeelDataConverter() {}

  /** A converter for every client and worker of Evenkeel. */
  public static DataConverter create() {
    return new DefaultDataConverter(
        new NullPayloadConverter(),
        new ByteArrayPayloadConverter(),
        new JacksonJsonPayloadConverter(
            JacksonJsonPayloadConverter.newDefaultObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)));
  }
}
