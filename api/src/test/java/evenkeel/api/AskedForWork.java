package evenkeel.api;

import com.google.protobuf.util.Timestamps;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Answers for Temporal's test server when workers last asked for work; it does not know itself. */
public final class AskedForWork implements ClientInterceptor {
  private static final String METHOD = "DescribeTaskQueue";

  private volatile Duration ago = Duration.ZERO;

  /** Nobody asked since. */
  public void lastAsked(Duration before) {
    ago = before;
  }

  private DescribeTaskQueueResponse answer() {
    long at = Instant.now().minus(ago).toEpochMilli();
    return DescribeTaskQueueResponse.newBuilder()
        .addPollers(PollerInfo.newBuilder().setLastAccessTime(Timestamps.fromMillis(at)))
        .build();
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return METHOD.equals(method.getBareMethodName())
        ? new Answered<>(method)
        : next.newCall(method, options);
  }

  private final class Answered<Q, A> extends ClientCall<Q, A> {
    private final MethodDescriptor<Q, A> method;

    Answered(MethodDescriptor<Q, A> method) {
      this.method = method;
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
      listener.onHeaders(new Metadata());
      listener.onMessage(method.parseResponse(answer().toByteString().newInput()));
      listener.onClose(Status.OK, new Metadata());
    }

    @Override
    public void request(int messages) {}

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {}

    @Override
    public void halfClose() {}

    @Override
    public void sendMessage(Q message) {}
  }
}
