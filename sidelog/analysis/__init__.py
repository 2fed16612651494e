"""The mathematics: plain numbers in, frozen results out; standard library only."""
