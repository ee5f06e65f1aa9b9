package evenkeel.standalone.broken;

import evenkeel.simulator.torrent.MadeTorrent;

/** Knows the simulator on purpose. */
public record SimulatingHome(MadeTorrent torrent) {}
