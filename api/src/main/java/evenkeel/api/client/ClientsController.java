package evenkeel.api.client;

import evenkeel.api.request.Known;
import evenkeel.settings.ClientSettings;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The clients. */
@RestController
public final class ClientsController {
  private final Known<ClientSettings> clients;
  private final ClientsView view;

  public ClientsController(Known<ClientSettings> clients, ClientsView view) {
    this.clients = clients;
    this.view = view;
  }

  @Operation(summary = "All clients, as they stood at their last look")
  @GetMapping("/api/clients")
  ClientList clients() {
    return new ClientList(view.all());
  }

  @Operation(summary = "One client, as it stood at its last look")
  @GetMapping("/api/clients/{client}")
  ClientView client(@PathVariable String client) {
    return view.look(clients.require(client));
  }
}
