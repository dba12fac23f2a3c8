import { appConfig } from '../src/vite.ts'

export default appConfig({ base: '/', port: 5199 })
