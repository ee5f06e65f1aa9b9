package evenkeel.worker.notice;

import evenkeel.settings.NoticeKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the operator has been told: in the ledger and in the log, once for each key. */
public final class NoticesLedger {
  private static final Logger LOG = LoggerFactory.getLogger(NoticesLedger.class);

  private final JdbcClient jdbc;

  public NoticesLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Something to tell.
   *
   * @param key the same key is told once
   */
  public record Telling(
      String key,
      @Nullable String account,
      @Nullable String client,
      NoticeKind kind,
      String text) {}

  /** Tells it, unless its key has been told; answers whether it was new. */
  public boolean tell(Telling telling) {
    boolean fresh =
        jdbc.sql(
                    """
                    insert into notices (key, account, client, kind, text)
                    values (:key, :account, :client, :kind, :text)
                    on conflict (key) do nothing
                    """)
                .param("key", telling.key())
                .param("account", telling.account())
                .param("client", telling.client())
                .param("kind", telling.kind().name())
                .param("text", telling.text())
                .update()
            == 1;
    if (fresh) {
      LOG.warn("{}: {}", telling.kind(), telling.text());
    }
    return fresh;
  }
}
