"""What `giaoban read` shows in a terminal: JSON by the contract, or a table for people."""
