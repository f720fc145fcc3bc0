"""Days: holidays and working days, periods, and the language of deadlines."""
