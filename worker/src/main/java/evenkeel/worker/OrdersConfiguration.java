package evenkeel.worker;

import evenkeel.settings.Settings;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.order.OrderActivitiesImpl;
import evenkeel.worker.order.OrderRows;
import evenkeel.worker.order.OrderStories;
import evenkeel.worker.order.OrdersLedger;
import io.temporal.client.WorkflowClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What carries out orders to torrents. */
@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {
  @Bean
  OrderRows orderRows(
      Settings settings,
      JdbcClient jdbc,
      HoldersLedger holders,
      PlatformTransactionManager transactions) {
    return new OrderRows(
        new OrdersLedger(jdbc),
        holders,
        settings,
        new TransactionTemplate(transactions),
        new NoticesLedger(jdbc));
  }

  @Bean
  OrderStories orderStories(WorkflowClient temporal, OrderRows rows) {
    return new OrderStories(temporal, rows);
  }

  @Bean
  OrderActivitiesImpl orderActivities(OrderRows rows, OrderStories stories) {
    return new OrderActivitiesImpl(rows, stories);
  }
}
