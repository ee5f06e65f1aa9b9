@org.jspecify.annotations.NullMarked
package evenkeel.simulator.content;
