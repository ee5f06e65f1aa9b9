package evenkeel.worker.qbittorrent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
  @Test
  void givesABodyAsLongAsAllowed() throws IOException {
    assertThat(body(5).readAllBytes()).hasSize(5);
  }

  @Test
  void endsInTroubleBeyond() {
    assertThatThrownBy(() -> body(4).readAllBytes())
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessageContaining("sync/maindata");
    assertThatThrownBy(
            () -> {
              var body = body(1);
              body.read();
              body.read();
            })
        .isInstanceOf(UnreadableAnswer.class);
  }

  private static BoundedBody body(long most) {
    return new BoundedBody("sync/maindata", new ByteArrayInputStream(new byte[5]), most);
  }
}
