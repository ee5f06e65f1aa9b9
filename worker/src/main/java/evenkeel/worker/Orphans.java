package evenkeel.worker;

import evenkeel.worker.emergency.EmergencyListener;
import evenkeel.worker.order.OrderStories;

/** Those who take up open rows whose stories are lost. */
record Orphans(EmergencyListener emergencies, OrderStories orders) {}
