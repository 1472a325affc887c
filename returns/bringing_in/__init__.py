"""What comes from outside: orders, requests, later reports, known suppliers."""
