"""PostgreSQL and Valkey inside the project: started when needed, stopped with their last user."""
